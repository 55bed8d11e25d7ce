/**
 * A stand-in for `webapis.avplay` of a Samsung TV: the states of Samsung's reference and the names of its errors. It plays nothing; what it
 * is to play it asks the network for, as a page may, so without the cookie and the user agent that it was given.
 */
export const FAKE_AVPLAY = `
window.webapis = {
  avplay: (() => {
    let state = 'NONE', url = '', listener = {};
    const only = (...states) => {
      if (!states.includes(state)) throw Object.assign(new Error('not in ' + state), { name: 'InvalidStateError' });
    };
    return {
      getVersion: () => 'fake 1',
      getState: () => state,
      open(given) { only('NONE', 'IDLE'); url = given; state = 'IDLE'; },
      close() { state = 'NONE'; },
      setListener(given) { listener = given; },
      setDisplayRect() { only('IDLE', 'READY', 'PLAYING', 'PAUSED'); },
      setStreamingProperty() { only('IDLE'); },
      getStreamingProperty(name) { only('READY', 'PLAYING', 'PAUSED'); return name === 'IS_LIVE' ? '0' : ''; },
      setTimeoutForBuffering() { only('IDLE', 'READY', 'PLAYING', 'PAUSED'); },
      setBufferingParam() { only('IDLE'); },
      prepareAsync(done, failed) {
        only('IDLE', 'READY');
        fetch(url).then((response) => {
          if (!response.ok) return failed('PLAYER_ERROR_CONNECTION_FAILED');
          state = 'READY';
          listener.onbufferingstart();
          listener.onbufferingcomplete();
          done();
        });
      },
      play() { only('READY', 'PLAYING', 'PAUSED'); state = 'PLAYING'; },
      pause() { only('PLAYING', 'PAUSED'); state = 'PAUSED'; },
      stop() { state = 'IDLE'; },
      seekTo(position, done) { done(); },
      getDuration: () => 61440,
      getCurrentTime: () => 2000,
      getTotalTrackInfo: () => [{ index: 0, type: 'VIDEO', extra_info: '{"fourCC":"H264"}' }],
      getCurrentStreamInfo: () => [],
    };
  })(),
};`;
