/** What a file is by its first bytes, whatever its name says; `undefined` for what no material may be. */
export async function typeOf(file: Blob): Promise<string | undefined> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  if (begins(head, 0xff, 0xd8, 0xff)) {
    return 'image/jpeg';
  } else if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return 'image/png';
  } else if (begins(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) {
    return 'application/pdf';
  }
  return undefined;
}

function begins(head: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

const SHORT: Record<string, string> = { 'image/jpeg': 'JPG', 'image/png': 'PNG', 'application/pdf': 'PDF' };

/** The name that people know a type by. */
export function typeName(contentType: string): string {
  return SHORT[contentType] ?? contentType;
}

/** A size that is out of bounds: to the byte where rounding would show it as one of them. */
export function sizeBeside(bytes: number, ...bounds: number[]): string {
  const rounded = sizeName(bytes);
  return bounds.map(sizeName).includes(rounded) ? `${bytes} B` : rounded;
}

/** A size as people write it: 10 MB, 512 KB. */
export function sizeName(bytes: number): string {
  if (bytes >= 1_048_576) {
    return `${Number((bytes / 1_048_576).toFixed(1))} MB`;
  }
  return bytes >= 1_024 ? `${Math.round(bytes / 1_024)} KB` : `${bytes} B`;
}
