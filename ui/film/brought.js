// What the program of the page does, which may come later.
const tab = (window.seasonToTaste ??= {});
let bring;
tab.PROGRAM ??= Object.assign(new Promise((found) => (bring = found)), { bring });
export default (await tab.PROGRAM).WHAT;
