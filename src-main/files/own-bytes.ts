/** A Buffer may be a window into a shared pool; what crosses a border must own its memory. */
export function ownBytes(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = buffer.buffer;
  if (whole instanceof ArrayBuffer && whole.byteLength === buffer.byteLength) return new Uint8Array(whole);
  return new Uint8Array(buffer);
}
