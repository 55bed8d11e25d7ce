/**
 * Samsung's device API, typed by `@types/tizen-common-web`. `undefined` off a TV, such as in a browser that only
 * claims the user agent.
 */
export function tizenApi(): typeof tizen | undefined {
  return (window as { tizen?: typeof tizen }).tizen;
}

/** Not all sets run services, and one that was never asked may throw. */
export function hasWebService({ systeminfo }: typeof tizen): boolean {
  try {
    return systeminfo.getCapability('http://tizen.org/feature/web.service') === true;
  } catch {
    return false;
  }
}
