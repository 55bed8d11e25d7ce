/**
 * Each privilege of Tizen that code of ours may need, and what such code calls. The names are in the scripts as they are:
 * the minifier leaves properties alone. Sources: the privileges that `@types/tizen-common-web` and
 * `@types/tizen-tv-webapis` name for each interface.
 */
const PRIVILEGES: readonly (readonly [name: string, use: RegExp])[] = [
  ['http://tizen.org/privilege/internet', /XMLHttpRequest|fetch\(/],
  ['http://tizen.org/privilege/tv.inputdevice', /\btvinputdevice\b/],
  ['http://tizen.org/privilege/application.launch', /\blaunch(?:AppControl)?\(|\.application\.launch\b/],
  ['http://tizen.org/privilege/tv.audio', /\btvaudiocontrol\b/],
  ['http://developer.samsung.com/privilege/productinfo', /\bproductinfo\b/],
  ['http://developer.samsung.com/privilege/network.public', /\bwebapis\.network\b/],
  ['http://developer.samsung.com/privilege/drmplay', /\bsetDrm\b/],
];

export function isKnownPrivilege(name: string): boolean {
  return PRIVILEGES.some(([known]) => known === name);
}

/** One line for each privilege that is declared and not used, or used and not declared. Scripts: those of page and services. */
export function findPrivilegeMismatches(declared: readonly string[], scripts: readonly string[]): string[] {
  return PRIVILEGES.flatMap(([name, use]) => {
    const isUsed = scripts.some((script) => use.test(script));
    if (isUsed === declared.includes(name)) return [];
    return [`config.xml: the privilege ${name} is ${isUsed ? 'used and not declared' : 'declared and not used'}`];
  });
}
