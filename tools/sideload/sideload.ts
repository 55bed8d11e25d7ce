import { providePackage } from './provide-package.ts';
import type { Shell } from './shell.ts';
import { readSideloadOptions } from './sideload-options.ts';
import { inspectTizen, installOnTizen, launchOnTizen, prepareTizen } from './tizen.ts';
import { inspectWebos, installOnWebos, prepareWebos } from './webos.ts';

/**
 * Puts the app on a TV in developer mode and launches it there. What can be said against the TV is said before anything
 * is built. Rejects with SideloadError, PackageError.
 */
export async function sideload(parameters: readonly string[], shell: Shell): Promise<void> {
  const { target, inspects, package: values } = readSideloadOptions(parameters);
  if (target.kind === 'webos') {
    await prepareWebos(target, shell);
    await installOnWebos(target, await providePackage('webos', values, shell), shell);
    if (inspects) await inspectWebos(target, shell);
    return;
  }
  await prepareTizen(target, shell);
  await installOnTizen(target, await providePackage('tizen', values, shell), shell);
  // Samsung's inspector comes with a launch of its own.
  await (inspects ? inspectTizen(target, shell) : launchOnTizen(target, shell));
}
