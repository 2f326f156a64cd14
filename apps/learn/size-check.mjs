import { downloads } from './sizes.mjs';

for (const { name, budget, total, files } of downloads()) {
  for (const { file, bytes } of files) console.log(`${String(bytes).padStart(8)}  ${file}`);
  console.log(`${String(total).padStart(8)}  of ${budget} bytes for ${name}\n`);
  if (total <= budget) continue;
  console.error(`${name} is ${total - budget} bytes over its budget.`);
  process.exitCode = 1;
}
