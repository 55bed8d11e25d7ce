/** True user agents: LG's and Samsung's as their documents and reports have them. */
export const USER_AGENTS = {
  'Tizen 3.0':
    'Mozilla/5.0 (SMART-TV; LINUX; Tizen 3.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/3.0 TV Safari/538.1',
  'Tizen 5.0': tizen('5.0', 'Version/5.0'),
  // Shaka #5433
  'Tizen 5.5': tizen('5.5', '69.0.3497.106/5.5'),
  'Tizen 6.0': tizen('6.0', '76.0.3809.146/6.0'),
  'Tizen 6.5': tizen('6.5', '85.0.4183.93/6.5'),
  'Tizen 10.0': tizen('10.0', '130.0.6723.0/10.0'),
  // Shaka #3274
  'webOS 4.3': webos('53.0.2785.34'),
  'webOS 5': webos('68.0.3440.106'),
  'webOS 6': webos('79.0.3945.79'),
  'webOS 22': webos('87.0.4280.88'),
  // dash.js #4792
  'webOS 24': webos('108.0.5359.211'),
  'webOS 26': webos('132.0.6834.0'),
  'webOS 1':
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.41 (KHTML, like Gecko) Large Screen WebAppManager Safari/537.41',
  'webOS with the letter O': webos('79.0.3945.79').replace('Web0S', 'webOS'),
  'Chrome on Linux':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  'Safari on a Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
} as const;

function tizen(version: string, engine: string): string {
  return `Mozilla/5.0 (SMART-TV; LINUX; Tizen ${version}) AppleWebKit/537.36 (KHTML, like Gecko) ${engine} TV Safari/537.36`;
}

function webos(chromium: string): string {
  return `Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chromium} Safari/537.36 WebAppManager`;
}
