/** Writes DER, as far as a certificate and a PKCS#12 file need it. */
export const der = {
  sequence: (...parts: Uint8Array[]): Buffer => element(0x30, ...parts),
  set: (...parts: Uint8Array[]): Buffer => element(0x31, ...parts),
  /** A number from 0 to 2^31 − 1, or the big-endian bytes of a positive one. */
  integer: (value: number | Uint8Array): Buffer => element(0x02, positive(value)),
  octets: (bytes: Uint8Array): Buffer => element(0x04, bytes),
  /** Whole bytes, or `unused` fewer bits. */
  bits: (bytes: Uint8Array, unused = 0): Buffer => element(0x03, Buffer.of(unused), bytes),
  boolean: (value: boolean): Buffer => element(0x01, Buffer.of(value ? 0xff : 0)),
  nothing: (): Buffer => element(0x05),
  utf8: (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8')),
  oid: (dotted: string): Buffer => element(0x06, oidBytes(dotted)),
  /** UTC, to the second. Before 2050. */
  utcTime: (date: Date): Buffer =>
    element(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'latin1')),
  /** `[number]`, around whole elements. */
  context: (number: number, ...parts: Uint8Array[]): Buffer => element(0xa0 + number, ...parts),
}

function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), lengthBytes(content.length), content])
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  const bytes = bigEndian(length)
  return Buffer.concat([Buffer.of(0x80 + bytes.length), bytes])
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return withoutLeadingZeros(bytes)
}

function withoutLeadingZeros(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  return Buffer.from(first === -1 ? [0] : bytes.subarray(first))
}

/** A leading zero keeps a number whose first bit is set from being read as negative. */
function positive(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? bigEndian(value) : withoutLeadingZeros(value)
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
}

function oidBytes(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  return Buffer.concat([first * 40 + second, ...others].map(base128))
}

function base128(value: number): Buffer {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) + 128)
  return Buffer.from(digits)
}
