import { ports } from './session.ts';

/** Chrome and Edge keep their storage apart, so the name of the browser is part of where a vault is. */
export function browserName(agent: string): string {
  if (/\bEdg\//.test(agent)) return 'Edge';
  if (/\bChrome\//.test(agent)) return 'Chrome';
  if (/\bFirefox\//.test(agent)) return 'Firefox';
  return /\bSafari\//.test(agent) ? 'Safari' : 'browser';
}

/** Once a vault exists, later starts keep its edition. A marker that cannot be written costs only that comfort. */
export async function markEdition(): Promise<void> {
  const { platform } = ports();
  const info = await platform.appInfo({});
  if (!info.ok) return;
  await platform.editionWrite({ edition: info.value.edition, browser: info.value.edition === 'browser' ? browserName(navigator.userAgent) : null });
}
