/**
 * Asks a running product's API as somebody who is signed in.
 * @param {string} url of the product
 * @param {string} cookie
 * @param {string} query
 * @param {object} [variables]
 * @returns {Promise<any>} what was asked for; an error answer throws
 */
export async function ask(url, cookie, query, variables = {}) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: new URL(url).origin },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
