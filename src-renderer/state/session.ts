import { create } from 'zustand';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Clock, Random } from '../../src-shared/kernel/ports.ts';
import type { Platform } from '../platform/platform.ts';
import type { Vault } from '../vault/index.ts';
import type { Identity, MemberIdentity } from './identity.ts';

/** An unlocked vault with the person in front of it. */
export interface Session {
  readonly vault: Vault;
  readonly identity: Identity;
  readonly member: MemberIdentity;
  readonly sample: boolean;
}

export interface Ports {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly random: Random;
}

/** What the window shows before any feature does. */
export type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'firstRun' }
  | { readonly kind: 'locked'; readonly vaultId?: string }
  | { readonly kind: 'trouble'; readonly error: AppError; readonly vaultId?: string }
  /** A sample is being written; commands run, no screen does. */
  | { readonly kind: 'filling'; readonly session: Session }
  /** `settling` while a new vault still shows its recovery sheet and asks for the second place. */
  | { readonly kind: 'open'; readonly session: Session; readonly settling?: { readonly recoveryCode: string } };

interface SessionState {
  readonly phase: Phase;
  readonly ports: Ports | null;
  setPhase(phase: Phase): void;
  setPorts(ports: Ports): void;
}

export const useSessionStore = create<SessionState>((set) => ({
  phase: { kind: 'starting' },
  ports: null,
  setPhase: (phase) => set({ phase }),
  setPorts: (ports) => set({ ports }),
}));

/** The open session; a feature never runs without one. */
export function useSession(): Session {
  const phase = useSessionStore((state) => state.phase);
  if (phase.kind !== 'open') throw new Error('no open vault');
  return phase.session;
}

/** The same outside React: in commands, which run only while a vault is open. */
export function session(): Session {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open' && phase.kind !== 'filling') throw new Error('no open vault');
  return phase.session;
}

export function ports(): Ports {
  const value = useSessionStore.getState().ports;
  if (value === null) throw new Error('ports are not set');
  return value;
}
