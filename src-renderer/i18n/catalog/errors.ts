import type { ErrorCode } from '../../../src-shared/kernel/error-codes.ts';
import type { ErrorMessage } from './error-message.ts';
import { backUpErrors } from './errors-backup.ts';
import { desktopErrors } from './errors-desktop.ts';
import { fileErrors } from './errors-file.ts';
import { returnedErrors } from './errors-returned.ts';
import { typedErrors } from './errors-typed.ts';
import { vaultErrors } from './errors-vault.ts';

/** Every code of kernel/error-codes.ts has its text: a new code without one does not compile. */
export const errors: Readonly<Record<ErrorCode, ErrorMessage>> = { ...fileErrors, ...vaultErrors, ...backUpErrors, ...desktopErrors, ...returnedErrors, ...typedErrors };
