import type { SerializedAXNode } from 'puppeteer-core';
import type { Tv } from './tv.ts';

/** What a screen reader is told of the page: `slider Position = 20`, `radio French ✓`, one line each, in order. */
export async function spoken(tv: Tv): Promise<readonly string[]> {
  const tree = await tv.page.accessibility.snapshot({ interestingOnly: false });
  return tree === null ? [] : linesOf(tree);
}

function linesOf(node: SerializedAXNode): string[] {
  const { role, name = '', description, value, checked } = node;
  const parts = [
    `${role} ${name || textOf(node)}`.trim(),
    ...(value === undefined ? [] : [`= ${value}`]),
    ...(description === undefined ? [] : [`(${description})`]),
    ...(checked === true ? ['✓'] : []),
  ];
  return [parts.join(' '), ...(node.children ?? []).flatMap(linesOf)];
}

/** A region that is read out has no name, but what stands in it. */
function textOf({ role, children = [] }: SerializedAXNode): string {
  if (role !== 'status') return '';
  return children
    .map((child) => (child.role === 'StaticText' ? (child.name ?? '') : textOf({ ...child, role })))
    .join('');
}
