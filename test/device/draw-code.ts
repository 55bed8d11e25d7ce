import qrcode from 'qrcode-generator';

/** One size for all, so that every module has eight pixels of the canvas: 89 by 89 modules. */
const VERSION = 18;
export const MODULE_PX = 8;

/** Draws a QR code at level M. Its quiet zone is the page's to leave. Throws where the text has more than 560 characters. */
export function drawCode(canvas: HTMLCanvasElement, text: string): void {
  const code = qrcode(VERSION, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  canvas.width = count * MODULE_PX;
  canvas.height = count * MODULE_PX;
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('Expected a canvas that can be drawn on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) context.fillRect(column * MODULE_PX, row * MODULE_PX, MODULE_PX, MODULE_PX);
    }
  }
}
