/**
 * The names alone, without the schemas: all that the preload script needs to know.
 * `contract.ts` does not compile when the two differ.
 */
export const CALL_NAMES = [
  'appInfo',
  'networkStatus',
  'machineMarker',
  'editionRead',
  'editionWrite',
  'mirrorVaults',
  'mirrorPut',
  'mirrorAppend',
  'mirrorClose',
  'mirrorRead',
  'mirrorList',
  'mirrorDelete',
  'mirrorRemoveVault',
  'sentinelRead',
  'sentinelWrite',
  'placeChoose',
  'placeCandidates',
  'placeAdopt',
  'placeStatus',
  'placeForget',
  'secondPlaceWrite',
  'secondPlaceRead',
  'secondPlaceList',
  'secondPlaceFind',
  'sharedList',
  'sharedRead',
  'sharedWrite',
  'sharedRemove',
  'freeSpace',
  'inboxTake',
  'inboxWatch',
  'inboxStatus',
  'openFiles',
  'readFile',
  'saveFile',
  'saveIntoPlace',
  'fileOrigin',
  'saveBeside',
  'removeFile',
  'showInFolder',
  'copyText',
  'printWindow',
  'printToPdf',
  'keyStoreStatus',
  'keyStoreWrap',
  'keyStoreUnwrap',
  'quitReady',
] as const;

export type CallName = (typeof CALL_NAMES)[number];

export const EVENT_NAMES = ['inboxArrived', 'quitAsked', 'lockAsked', 'menuChosen', 'networkRefused'] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** Channel names carry a prefix, so that nothing of Electron's own can be addressed. */
export const callChannel = (name: CallName): string => `desk:call:${name}`;
export const eventChannel = (name: EventName): string => `desk:event:${name}`;
