import { expect } from '@open-wc/testing';
import { parseSoapFault } from '../../../src/drm/soap-fault.ts';

const fault = (inside: string): string =>
  '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>' +
  `<faultcode>soap:Server</faultcode>${inside}</soap:Fault></soap:Body></soap:Envelope>`;

describe('parseSoapFault', () => {
  for (const [what, body, hresult] of [
    [
      'a StatusCode',
      fault('<detail><Exception><StatusCode>0x8004C600</StatusCode></Exception></detail>'),
      '0x8004c600',
    ],
    ['a StatusCode in a namespace', fault('<x:StatusCode xmlns:x="u"> 0x80004005 </x:StatusCode>'), '0x80004005'],
    ['a number among the words', fault('<faultstring>hresult: 0x8004b822 (device)</faultstring>'), '0x8004b822'],
    ['a number in CustomData', fault('<CustomData>{"hr":"0x8004c604"}</CustomData>'), '0x8004c604'],
    ['no number', fault('<faultstring>Sorry</faultstring>'), null],
    ['a number of somebody else', fault('<faultstring>at 0x00000000, order 12345678</faultstring>'), null],
    ['a StatusCode that is none', fault('<StatusCode>OK</StatusCode>'), null],
    ['no prefix', '<Envelope><Body><Fault><faultstring/></Fault></Body></Envelope>', null],
    ['no end', '<soap:Fault><StatusCode>0x8004c600</Stat', '0x8004c600'],
  ] as const) {
    it(`reads ${String(hresult)} from a fault with ${what}`, () => {
      expect(parseSoapFault(body)).to.deep.equal({ hresult });
    });
  }

  it('finds no fault in what is none', () => {
    const license = '<soap:Envelope><soap:Body><AcquireLicenseResponse>0x8004c600</AcquireLicenseResponse>';
    for (const body of ['', 'Fault', '{"Fault":1}', '<faultstring/>', '<soap:Faults/>', license]) {
      expect(parseSoapFault(body), body).to.equal(null);
    }
  });

  it('reads no further than a fault can be long', () => {
    expect(parseSoapFault(`${' '.repeat(70_000)}${fault('')}`)).to.equal(null);
  });
});
