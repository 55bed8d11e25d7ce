import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createDeviceReport, type DeviceReport } from '../../../src/report/device-report.ts';
import { exportDeviceReport } from '../../../src/report/export-report.ts';
import { SECRET, sourcesWith } from './report-sources.ts';

/** Every way in which something secret is written down anywhere in this project. */
const WRITTEN: readonly string[] = [
  `https://wv.test/rights/?ExpressPlayToken=${SECRET}`,
  `https://wv.test/rights/?a=1&token_by_any_name=${SECRET}#x=${SECRET}`,
  `https://me:${SECRET}@wv.test/`,
  `customerAuthenticator=201722,${SECRET}&kid=00`,
  `contentKey=${SECRET}`,
  `Authorization: Basic ${SECRET}`,
  `Bearer ${SECRET}`,
  `Cookie: val1=12345; val2=${SECRET}`,
  `Set-Cookie: session=${SECRET}; Path=/`,
  `ExpressPlayToken: ${SECRET}`,
  `{"epTokenURL":"https://wv.test/?x=${SECRET}","accessToken":"${SECRET}"}`,
  `{"cookies":{"val1":"${SECRET}"}}`,
  `{"keys":[{"kty":"oct","k":"${SECRET}"}]}`,
];

/** The same, every string of it handed through `change`; those that are values, or names of fields as well. */
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => mapStrings(part, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapStrings(part, change)]));
}

describe('exportDeviceReport', () => {
  let report: DeviceReport;
  before(async () => {
    report = await createDeviceReport(await sourcesWith());
  });

  it('is JSON of a format that is named', () => {
    const parsed = JSON.parse(exportDeviceReport(report)) as Record<string, unknown>;
    expect(parsed.format).to.equal('latchkey-device-report/1');
    expect({ ...parsed, format: undefined }).to.deep.equal({
      ...(JSON.parse(JSON.stringify(report)) as object),
      format: undefined,
    });
  });

  it('has its fields in one order, whatever the order they were told in', () => {
    const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as DeviceReport;
    const device = Object.fromEntries(Object.entries(report.device).reverse()) as unknown as DeviceReport['device'];
    expect(exportDeviceReport({ ...turned, device })).to.equal(exportDeviceReport(report));
    const names = Object.keys(JSON.parse(exportDeviceReport(report)) as object);
    expect(names).to.deep.equal(['format', ...names.slice(1).sort()]);
  });

  it('lets no secret through, in whatever field, whatever stands around it', () => {
    const around = fc.string().filter((text) => !text.includes(SECRET));
    fc.assert(
      fc.property(fc.constantFrom(...WRITTEN), around, (written, before) => {
        const planted = mapStrings(report, (text) => `${text} ${before} ${written}`) as DeviceReport;
        expect(exportDeviceReport(planted)).not.to.contain(SECRET);
      }),
    );
  });

  it('lets no secret through in the name of a field', () => {
    const remembered = [{ [`ExpressPlayToken=${SECRET}`]: 1 }] as unknown as DeviceReport['remembered'];
    expect(exportDeviceReport({ ...report, remembered })).not.to.contain(SECRET);
  });
});
