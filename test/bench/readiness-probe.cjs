'use strict';
// Says with one byte that the module it was given is ready.
import(process.argv[2]).then(() => process.stdout.write('.'));
