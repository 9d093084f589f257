export { FirstRun, type FirstRunProps } from './first-run.tsx';
export { SettleIn } from './settle-in.tsx';
export { found, type Founded, type Founding } from './found.ts';
export { loadSample, SAMPLE_PASSWORD } from './sample/load-sample.ts';
export { finishSample } from './sample/finish-sample.ts';
