// The renderer's and the tests' type programs see the ambient declaration only through this reference.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse/papaparse.js';

export const papa = Papa;
