/** Dark is true; rows from the top. */
type Modules = readonly (readonly boolean[])[];

/** Version 18 at level M (ISO/IEC 18004, tables 1, 9 and E.1): the one that probe pages draw. */
const SIZE = 89;
const ALIGNED = [6, 30, 56, 82];
const DATA_LENGTHS = [...Array<number>(9).fill(43), ...Array<number>(4).fill(44)];
const CHECK_LENGTH = 26;
const LEVEL_M = 0b00;

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** For the page: rows of a canvas with eight pixels to a module, as digits, read in the middle of each. */
export const READ_MODULES = `(() => {
  const canvas = document.querySelector('#code canvas');
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const at = (module) => module * 8 + 4;
  return Array.from({ length: width / 8 }, (_, row) =>
    Array.from({ length: width / 8 }, (_, column) => (data[(at(row) * width + at(column)) * 4] < 128 ? 1 : 0)).join(''));
})()`;

/** The text of a QR code, read by the standard and not by what drew it. Throws where any bit is wrong: nothing is corrected. */
export function readCode(rows: readonly string[]): string {
  const modules = rows.map((row) => Array.from(row, (digit) => digit === '1'));
  if (modules.length !== SIZE) throw new Error(`Expected ${SIZE} modules, got ${modules.length}`);
  const mask = MASKS[readMask(modules)];
  if (mask === undefined) throw new Error('Expected one of eight masks');
  const data = joinBlocks(readCodewords(modules, mask));
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const [mode, length] = [bits.slice(0, 4), parseInt(bits.slice(4, 20), 2)];
  if (mode !== '0100') throw new Error(`Expected bytes, got mode ${mode}`);
  const bytes = Array.from({ length }, (_, index) => parseInt(bits.slice(20 + index * 8, 28 + index * 8), 2));
  return Buffer.from(bytes).toString('utf8');
}

/** Both copies of the format must be whole, and say level M. */
function readMask(modules: Modules): number {
  const dark = (row: number, column: number): string => (modules[row]?.[column] === true ? '1' : '0');
  const low = [0, 1, 2, 3, 4, 5, 7, 8];
  const one = [...low.map((column) => dark(8, column)), ...[7, 5, 4, 3, 2, 1, 0].map((row) => dark(row, 8))].join('');
  const down = [0, 1, 2, 3, 4, 5, 6].map((index) => dark(SIZE - 1 - index, 8));
  const other = [...down, ...[7, 6, 5, 4, 3, 2, 1, 0].map((index) => dark(8, SIZE - 1 - index))].join('');
  const format = parseInt(one, 2) ^ 0b101010000010010;
  let rest = format;
  for (let bit = 14; bit >= 10; bit -= 1) if (rest & (1 << bit)) rest ^= 0b10100110111 << (bit - 10);
  if (one !== other || rest !== 0 || format >> 13 !== LEVEL_M) throw new Error('Expected the format of level M, twice');
  return (format >> 10) & 7;
}

function isFunction(row: number, column: number): boolean {
  const far = SIZE - 9;
  const isCorner = (row < 9 && column < 9) || (row < 9 && column > far) || (row > far && column < 9);
  const isVersion = (row < 6 && column >= SIZE - 11) || (column < 6 && row >= SIZE - 11);
  const near = (at: number): number | undefined => ALIGNED.find((center) => Math.abs(at - center) <= 2);
  const [y, x] = [near(row), near(column)];
  const isFinder = (y === 6 && (x === 6 || x === 82)) || (y === 82 && x === 6);
  return isCorner || isVersion || row === 6 || column === 6 || (y !== undefined && x !== undefined && !isFinder);
}

/** Up and down in pairs of columns, from the right. */
function readCodewords(modules: Modules, mask: (row: number, column: number) => boolean): readonly number[] {
  const bits: string[] = [];
  let isUp = true;
  for (let right = SIZE - 1; right > 0; right -= right === 8 ? 3 : 2, isUp = !isUp) {
    const pair = right === 6 ? 5 : right;
    for (let step = 0; step < SIZE; step += 1) {
      const row = isUp ? SIZE - 1 - step : step;
      for (const column of [pair, pair - 1]) {
        if (!isFunction(row, column)) bits.push((modules[row]?.[column] === true) !== mask(row, column) ? '1' : '0');
      }
    }
  }
  const count = DATA_LENGTHS.reduce((sum, length) => sum + length + CHECK_LENGTH, 0);
  return Array.from({ length: count }, (_, index) => parseInt(bits.slice(index * 8, index * 8 + 8).join(''), 2));
}

/** Data of all blocks, once their check codewords agree. */
function joinBlocks(codewords: readonly number[]): readonly number[] {
  const blocks = DATA_LENGTHS.map((): number[] => []);
  let index = 0;
  const deal = (isFor: (block: number) => boolean): void =>
    blocks.forEach((block, number) => isFor(number) && block.push(codewords[index++] ?? NaN));
  for (let at = 0; at < 44; at += 1) deal((block) => at < (DATA_LENGTHS[block] ?? 0));
  for (let at = 0; at < CHECK_LENGTH; at += 1) deal(() => true);
  if (!blocks.every(isWhole)) throw new Error('A block is not what its check codewords say');
  return blocks.flatMap((block, number) => block.slice(0, DATA_LENGTHS[number]));
}

/** Reed-Solomon over GF(256) with 0x11d: the block is zero at each of the first 26 powers of two. */
function isWhole(block: readonly number[]): boolean {
  const times = (left: number, right: number): number => {
    let product = 0;
    for (let bit = 7; bit >= 0; bit -= 1) {
      product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
      if (right & (1 << bit)) product ^= left;
    }
    return product;
  };
  let power = 1;
  for (let root = 0; root < CHECK_LENGTH; root += 1, power = times(power, 2)) {
    if (block.reduce((sum, codeword) => times(sum, power) ^ codeword, 0) !== 0) return false;
  }
  return true;
}
