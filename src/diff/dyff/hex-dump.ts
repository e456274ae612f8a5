/** Bytes as Go's hex.Dump shows them: sixteen per line, with their characters. */
const PER_LINE = 16;

export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const part = [...bytes.subarray(at, at + PER_LINE)];
    const hex = Array.from({ length: PER_LINE }, (_, i) => part[i]?.toString(16).padStart(2, '0') ?? '  ');
    const characters = part.map((byte) => (byte < 32 || byte > 126 ? '.' : String.fromCharCode(byte))).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}  |${characters}|\n`);
  }
  return lines.join('');
}
