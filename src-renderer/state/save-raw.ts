import { appError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { formatWarekiDigits } from '../../src-shared/time/wareki.ts';
import { rawParts } from '../vault/index.ts';
import { ports } from './session.ts';
import { vaultPorts } from './vault-ports.ts';

/**
 * Everything readable of a vault that does not open, as one file for whoever repairs it: a JSON line
 * that lists name, size and digest of every part, then the parts. All of it is ciphertext as stored.
 */
export async function saveRaw(vaultId: string, name: string): Promise<Result<{ readonly name: string; readonly count: number }>> {
  const parts = await rawParts(vaultId, await vaultPorts());
  if (parts.length === 0) return ok({ name: '', count: 0 });
  const listed: { name: string; size: number; sha256: string }[] = [];
  for (const part of parts) listed.push({ name: part.name, size: part.bytes.length, sha256: hex(await sha256(part.bytes)) });
  const line = utf8(`${JSON.stringify({ format: 'career-desk-raw', version: 1, vaultId, parts: listed })}\n`);
  const suggestedName = `${formatWarekiDigits(todayInJapan(ports().clock))}_${name}_${vaultId}.cdesk-raw`;
  const saved = await ports().platform.saveFile({ suggestedName, purpose: 'any', bytes: concatBytes([line, ...parts.map(({ bytes }) => bytes)]) });
  return saved.ok ? ok({ name: saved.value.savedAs, count: parts.length }) : err(appError(saved.error.code, saved.error.params));
}
