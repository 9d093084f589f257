import { app } from './app.ts';
import { backUp } from './back-up.ts';
import { career } from './career.ts';
import { mentoring } from './mentoring.ts';
import { common } from './common.ts';
import { disclosure } from './disclosure.ts';
import { emergency } from './emergency.ts';
import { exchange } from './exchange.ts';
import { files } from './files.ts';
import { ledger } from './ledger.ts';
import { permits } from './permits.ts';
import { permitsOffice } from './permits-office.ts';
import { firstRun } from './first-run.ts';
import { held } from './held.ts';
import { home } from './home.ts';
import { ownPcs } from './own-pcs.ts';
import { people } from './people.ts';
import { registers } from './registers.ts';
import { returned } from './returned.ts';
import { settings } from './settings.ts';
import { trust } from './trust.ts';
import { staffMoves } from './staff-moves.ts';
import { vaultView } from './vault-view.ts';

/** One line per area: add yours here when you add catalog/<area>.ts. */
export const messages = {
  common,
  exchange,
  disclosure,
  files,
  ledger,
  permits,
  permitsOffice,
  career,
  mentoring,
  staffMoves,
  vaultView,
  firstRun,
  held,
  home,
  ownPcs,
  people,
  registers,
  settings,
  backUp,
  trust,
  emergency,
  returned,
  app,
};
export type Messages = typeof messages;
