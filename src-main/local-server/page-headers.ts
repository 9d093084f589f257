import { COMMON_HEADERS, WORKER_POLICY, pagePolicy } from '../security/content-policy.ts';

/** What every answer of the page's server carries: the same policies as in Electron. Only the page has a nonce. */
export function pageHeaders(nonce: string | null): Readonly<Record<string, string>> {
  return { ...COMMON_HEADERS, 'content-security-policy': nonce === null ? WORKER_POLICY : pagePolicy(nonce) };
}
