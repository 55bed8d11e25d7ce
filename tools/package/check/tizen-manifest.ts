import type { Element } from '@xmldom/xmldom';
import type { NamedImage } from './images.ts';
import { parseXml } from './parse-xml.ts';
import { isKnownPrivilege } from './privileges.ts';

export interface TizenManifest {
  readonly version: string;
  readonly applicationId: string;
  readonly images: readonly NamedImage[];
  /** What it names besides images: the page, and the script of each service. */
  readonly files: readonly string[];
  /** Full names. */
  readonly privileges: readonly string[];
  /** One line for each rule that it breaks. */
  readonly problems: readonly string[];
}

const WIDGETS = 'http://www.w3.org/ns/widgets';
const TIZEN = 'http://tizen.org/ns/widgets';
/** Of the launcher. */
const ICON_SIZE = '512x423';
const WEB_SERVICE = 'http://tizen.org/feature/web.service';

/** Reads config.xml by Samsung's rules (Configuring Web Applications; W3C Widget Packaging). Never throws. */
export function readTizenManifest(xml: string): TizenManifest {
  const root = parseXml(xml);
  if (root === undefined) return nothingOf('config.xml is no well-formed XML');
  const all = (namespace: string, name: string): Element[] => [...root.getElementsByTagNameNS(namespace, name)];
  const values = (elements: Element[], attribute: string): string[] =>
    elements.map((element) => element.getAttribute(attribute) ?? '');
  const privileges = values(all(TIZEN, 'privilege'), 'name');
  const [applicationId = ''] = values(all(TIZEN, 'application'), 'id');
  return {
    version: root.getAttribute('version') ?? '',
    applicationId,
    images: values(all(WIDGETS, 'icon'), 'src').map((path) => ({ path, size: ICON_SIZE })),
    files: [...values(all(WIDGETS, 'content'), 'src'), ...values(all(TIZEN, 'content'), 'src')],
    privileges,
    problems: [
      ...findWidgetProblems(root, all),
      ...findApplicationProblems(all(TIZEN, 'application'), all(TIZEN, 'service')),
      ...findSettingProblems(all, values(all(WIDGETS, 'feature'), 'name')),
      ...findPrivilegeProblems(privileges),
    ].map((problem) => `config.xml: ${problem}`),
  };
}

type Find = (namespace: string, name: string) => Element[];

function findWidgetProblems(root: Element, all: Find): string[] {
  const once = ['name', 'content', 'icon'].filter((name) => all(WIDGETS, name).length !== 1);
  return [
    ...problem(root.localName !== 'widget' || root.namespaceURI !== WIDGETS, `expected <widget xmlns="${WIDGETS}">`),
    ...problem(
      !isWidgetVersion(root.getAttribute('version') ?? ''),
      'expected a version up to 255.255.65535 in three numbers',
    ),
    ...problem(!URL.canParse(root.getAttribute('id') ?? ''), 'expected the id of the widget to be a URI'),
    ...once.map((name) => `expected one <${name}>`),
    ...problem(all(WIDGETS, 'name')[0]?.textContent === '', 'expected a name'),
    ...problem(all(WIDGETS, 'access').length === 0, 'expected <access>: without it no request leaves the TV'),
  ];
}

/** Three numbers, of which a TV compares the first and second as bytes. */
export function isWidgetVersion(version: string): boolean {
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,5})$/.exec(version)?.slice(1).map(Number);
  return numbers?.every((number, index) => number <= (index < 2 ? 255 : 65_535)) ?? false;
}

function findApplicationProblems(applications: readonly Element[], services: readonly Element[]): string[] {
  const [application] = applications;
  if (application === undefined || applications.length > 1) return ['expected one <tizen:application>'];
  const [id, packageId, needed] = ['id', 'package', 'required_version'].map(
    (name) => application.getAttribute(name) ?? '',
  );
  const isOwn = (given: string): boolean => new RegExp(`^${packageId ?? ''}\\.[A-Za-z0-9]+$`).test(given);
  const strange = [id ?? '', ...services.map((service) => service.getAttribute('id') ?? '')].filter(
    (given) => !isOwn(given),
  );
  return [
    ...problem(
      !/^[A-Za-z0-9]{10}$/.test(packageId ?? ''),
      `expected a package id of ten letters and digits, got "${packageId ?? ''}"`,
    ),
    ...strange.map((given) => `expected an id of the package id, a dot and a name, got "${given}"`),
    ...problem(!/^\d+\.\d+(\.\d+)?$/.test(needed ?? ''), 'expected a required_version such as 5.0'),
  ];
}

function findSettingProblems(all: Find, features: readonly string[]): string[] {
  const [setting] = all(TIZEN, 'setting');
  const hasService = all(TIZEN, 'service').length > 0;
  return [
    ...problem(
      all(TIZEN, 'profile')[0]?.getAttribute('name') !== 'tv-samsung',
      'expected <tizen:profile name="tv-samsung"/>',
    ),
    ...problem(
      setting?.getAttribute('hwkey-event') !== 'enable',
      'expected hwkey-event="enable": Back does not arrive without',
    ),
    ...problem(
      hasService !== features.includes(WEB_SERVICE),
      `expected the feature ${WEB_SERVICE} with a <tizen:service>, and only then`,
    ),
  ];
}

function findPrivilegeProblems(privileges: readonly string[]): string[] {
  const unknown = privileges.filter((name) => !isKnownPrivilege(name));
  const twice = privileges.filter((name, index) => privileges.indexOf(name) !== index);
  return [
    ...unknown.map((name) => `no code of ours needs the privilege ${name}`),
    ...twice.map((name) => `${name} is there twice`),
  ];
}

function problem(isThere: boolean, text: string): string[] {
  return isThere ? [text] : [];
}

function nothingOf(problem: string): TizenManifest {
  return { version: '', applicationId: '', images: [], files: [], privileges: [], problems: [problem] };
}
