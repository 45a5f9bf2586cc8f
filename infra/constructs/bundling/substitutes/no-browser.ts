/** Stands for `bowser` in the bundles: the SDK loads it in a browser only. */
export default {};
export const parse = () => ({});
