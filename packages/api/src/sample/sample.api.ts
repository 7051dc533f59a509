export { runSample } from './sample.command.js';
export { SampleMaker } from './sample-maker.js';
