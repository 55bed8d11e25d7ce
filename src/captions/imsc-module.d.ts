/**
 * imsc as one file; the files that are minified ask for a `this` that modules lack, and the build minifies this one. It exports by
 * `module.exports` where there is one, else it makes itself the global `imsc`.
 */
declare module 'imsc/dist/imsc.debug.js';
