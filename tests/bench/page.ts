import * as exchange from './measures/exchange.ts';
import { list } from './measures/list.tsx';
import { merge } from './measures/merge.ts';
import { search } from './measures/search.ts';
import * as send from './measures/send.tsx';
import * as store from './measures/store.ts';

const twice = Object.keys(exchange).filter((name) => Object.hasOwn(store, name));
if (twice.length > 0) throw new Error(`two measures are called ${twice.join(', ')}`);

/** What the runner calls from outside the page. */
const bench = { ...store, ...exchange, ...send, search, merge: () => merge(7), list };

Object.assign(globalThis, { bench });
