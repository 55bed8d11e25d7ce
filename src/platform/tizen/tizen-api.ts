/**
 * Samsung's device API, typed by `@types/tizen-common-web`. `undefined` off a TV, such as in a browser that only
 * claims the user agent.
 */
export function tizenApi(): typeof tizen | undefined {
  return (window as { tizen?: typeof tizen }).tizen;
}
