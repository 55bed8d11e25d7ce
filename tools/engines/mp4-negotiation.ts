/**
 * FOR TESTS ONLY. Headless builds before Chromium 76 decrypt MP4 with ClearKey, but their EME says that they do not: they were
 * built without the codecs that MP4 stands for there. This asks them for WebM instead, which opens the same CDM, and answers
 * in MP4's name. A TV's own build needs none of this.
 */
export const MP4_NEGOTIATION = `if (navigator.requestMediaKeySystemAccess) {
  const real = navigator.requestMediaKeySystemAccess.bind(navigator);
  const toWebm = (configuration) => Object.assign({}, configuration, {
    initDataTypes: ['keyids'],
    audioCapabilities: [{ contentType: 'audio/webm; codecs="opus"' }],
    videoCapabilities: [{ contentType: 'video/webm; codecs="vp9"' }],
  });
  navigator.requestMediaKeySystemAccess = (name, configurations) =>
    real(name, configurations).catch((refusal) => {
      if (name !== 'org.w3.clearkey') throw refusal;
      return real(name, configurations.map(toWebm)).then((access) =>
        Object.defineProperty(access, 'getConfiguration', { value: () => configurations[0] }));
    });
}`;
