import { mayBeOurs } from '../../../../src-shared/exchange/file-name.ts';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { receiving } from '../../../state/exchange/receiving.ts';
import { offerPicked } from '../../../state/incoming-files.ts';
import { ports } from '../../../state/session.ts';

const quiet = (error: Pick<AppError, 'code' | 'params'>): AppError | null => (error.code === 'desktop/cancelled' ? null : appError(error.code, error.params));

/** The open dialog; what was chosen waits like a dropped file. Null when all is well, also when nothing was chosen. */
export async function pickFiles(): Promise<AppError | null> {
  const { platform } = ports();
  const picked = await platform.openFiles({ purpose: 'exchange', many: true });
  if (!picked.ok) return quiet(picked.error);
  receiving().ignore(0);
  offerPicked(platform, picked.value.files);
  return null;
}

/** A whole folder: what by its name is no file of ours is only counted. */
export async function pickFolder(): Promise<AppError | null> {
  const { platform } = ports();
  const picked = await platform.openFiles({ purpose: 'exchange', many: true, folder: true });
  if (!picked.ok) return quiet(picked.error);
  const ours = picked.value.files.filter(({ name }) => mayBeOurs(name));
  receiving().ignore(picked.value.files.length - ours.length);
  offerPicked(platform, ours);
  return null;
}
