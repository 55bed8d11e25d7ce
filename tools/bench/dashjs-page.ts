/**
 * dash.js alone on the same title: entitlement first, then its own protection with the tokens of that answer. Two things
 * of dash.js 5.2.1 have to be stepped around: it cannot play ClearKey beside a common PSSH (error 113), so that element is
 * taken out of the manifest; and it takes one license URL, so the token of each key is put in by a request filter.
 */
export const DASHJS_PAGE = `<!doctype html>
<meta charset="utf-8">
<title>dash.js</title>
<body style="margin:0;background:#000"><video style="width:1920px;height:1080px" muted></video>
<script src="/bench/dash.all.min.js"></script>
<script>
const hex = (kid) => Array.from(atob(kid.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const json = (url, options) => fetch(url, options).then((answer) => answer.json());
window.benchPageReady = false;
async function main() {
  const { accessToken } = await json('/storefront/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"account":"demo"}' });
  const headers = { Authorization: 'Bearer ' + accessToken, 'Content-Type': 'application/json' };
  const feed = await json('/storefront/feed', { headers });
  const title = feed.titles.find(({ id }) => id === 'aurora');
  addEventListener('keydown', async (event) => {
    if (event.key !== ' ') return;
    const body = JSON.stringify({ messageID: 'bench', version: 1, contentID: title.id, requestType: 1, keySystem: 'clearkey' });
    const { licenses } = await json('/storefront/entitlements', { method: 'POST', headers, body });
    const player = dashjs.MediaPlayer().create();
    player.updateSettings({ debug: { logLevel: 0 } });
    player.initialize(document.querySelector('video'), null, true);
    player.addResponseInterceptor((response) => {
      if (response.request.customData.request.type === 'MPD') {
        response.data = response.data.replace(/<ContentProtection[^>]*1077efec[^>]*>[^]*?<\\/ContentProtection>/g, '');
      }
      return Promise.resolve(response);
    });
    player.setProtectionData({ 'org.w3.clearkey': { serverURL: licenses[0].epTokenURL } });
    player.registerLicenseRequestFilter((request) => {
      const { kids } = JSON.parse(typeof request.data === 'string' ? request.data : new TextDecoder().decode(request.data));
      const license = licenses.find(({ keyIDs }) => kids.some((kid) => keyIDs.includes(hex(kid))));
      request.url = license.epTokenURL;
      return Promise.resolve();
    });
    player.attachSource(title.sources[0].manifestUrl);
  });
  window.benchPageReady = true;
}
main();
</script>`;
