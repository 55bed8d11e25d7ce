/**
 * One line when this Node is older than package.json asks for (`>=20.9`), else `''`.
 * @param {string} range
 * @param {string} version
 */
export function describeOldNode(range, version) {
  const [wantedMajor, wantedMinor = 0] = range.replace('>=', '').split('.').map(Number);
  const [major, minor] = version.split('.').map(Number);
  const isOld = major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
  return isOld ? `Latchkey needs Node ${range.replace('>=', '')} or newer; this is ${version}.` : '';
}
