import { identityToRecipient } from 'age-encryption';
import type { AgeIdentity } from './age-identity.ts';

const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/**
 * The public tools' own format: comments, then the key on a line of its own. `age -d -i FILE` takes it.
 * @param created when it was written, as YYYY-MM-DD
 */
export const identityFileText = ({ identity, recipient }: AgeIdentity, created: string): string => `# created: ${created}\n# public key: ${recipient}\n${identity}\n`;

/** The keys of such a file; lines that are none are left out, a mistyped key with them. */
export async function identitiesIn(text: string): Promise<readonly string[]> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const found: string[] = [];
  for (const line of lines) {
    if (!IDENTITY.test(line)) continue;
    try {
      await identityToRecipient(line); // its checksum
      found.push(line);
    } catch {
      // not a key after all
    }
  }
  return found;
}
