/** Content policies of both editions. Nothing from outside, no inline code, no eval. */
const COMMON = ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"];

/** The nonce allows exactly the style elements that the component library puts in itself. */
export const pagePolicy = (nonce: string): string =>
  [
    ...COMMON,
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A worker obeys the header of its own script: key derivation there is WebAssembly. */
export const WORKER_POLICY: string = [
  ...COMMON,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), payment=()',
};

const META = /<meta\s+property="csp-nonce"[^>]*>/;

/** The page carries its nonce where the component library looks for it: the attribute that style rules cannot read. */
export function withNonce(html: string, nonce: string): string {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`;
  if (META.test(html)) return html.replace(META, meta);
  if (!html.includes('<head>')) throw new Error('page without <head>');
  return html.replace('<head>', `<head>${meta}`);
}
