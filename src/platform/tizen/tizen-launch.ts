import { readContentTarget } from '../launch-parameters.ts';
import { tizenApi } from './tizen-api.ts';

/** Tells which title Smart Hub asks for, at the start and whenever it asks again. */
export function watchTizenLaunch(tell: (contentId: string) => void): void {
  const look = (): void => {
    const contentId = readRequest();
    if (contentId !== null) tell(contentId);
  };
  look();
  window.addEventListener('appcontrol', look);
}

/** A request holds `PAYLOAD`: JSON in a list of one. Some sets throw where there was none. */
function readRequest(): string | null {
  try {
    const request = tizenApi()?.application.getCurrentApplication().getRequestedAppControl();
    const payload = request?.appControl.data.find(({ key }) => key === 'PAYLOAD');
    return readContentTarget(payload?.value[0]);
  } catch {
    return null;
  }
}
