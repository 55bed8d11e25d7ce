/** `$Number%05d$` and the like, with their values; `$$` is a dollar. ISO/IEC 23009-1, 5.3.9.4.4. */
export function expandTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$(?:(\w+)(?:%0(\d+)d)?)?\$/g, (whole, name: string | undefined, width?: string) => {
    if (name === undefined) return '$';
    return values[name]?.padStart(Number(width ?? 0), '0') ?? whole;
  });
}
