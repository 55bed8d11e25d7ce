/** One small picture of a time, cut out of a tile of many. All lengths in pixels of the tile. */
export interface Thumbnail {
  /** Fit for an `<img>`, good until the playback ends or many other tiles were seen. `null`: on its way. */
  readonly tileUrl: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
