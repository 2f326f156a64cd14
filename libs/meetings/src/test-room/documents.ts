/** A small PDF whose pages say `第 n 页` in a Chinese font that the file does not bring along; `lock` asks for a password. */
export function pdfOf(pages: number, { lock = false } = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, index) => index);
  const pageId = (index: number) => 4 + index * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((index) => `${pageId(index)} 0 R`).join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 >> >>] >>',
    ...numbers.flatMap((index) => {
      const words = Buffer.from(`第${index + 1}页`, 'utf16le')
        .swap16()
        .toString('hex');
      const drawing = `BT /F1 60 Tf 60 200 Td <${words}> Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 640 360] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageId(index) + 1} 0 R >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  const key = '00'.repeat(32);
  const locking = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<00> <00>]`;
  return writePdf(objects, lock ? locking : '');
}

function writePdf(objects: readonly string[], trailer: string): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const start = text.lastIndexOf('xref\n0 ');
  return Buffer.from(
    `${text}trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

/** Slides with one sentence each, as the one file that OpenDocument allows too; LibreOffice makes others of it. */
export function slidesOf(sentences: readonly string[]): Buffer {
  const names = ['office', 'draw', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
  );
  const pages = sentences.map(
    (sentence) =>
      `<draw:page><draw:frame svg:width="20cm" svg:height="4cm" svg:x="2cm" svg:y="2cm"><draw:text-box><text:p>${sentence}</text:p></draw:text-box></draw:frame></draw:page>`,
  );
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${names.join(' ')} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>${pages.join('')}</office:presentation></office:body></office:document>`,
  );
}
