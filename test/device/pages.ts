/** The pages, in the order of the list. */
export const PAGES = [
  { page: 'eme', title: 'Key systems', what: 'Widevine and PlayReady: levels, schemes, HDCP' },
  { page: 'cookies', title: 'Cookies', what: 'What a packaged page keeps and sends' },
  { page: 'headers', title: 'Headers', what: 'Which of them a page may set' },
  { page: 'avplay', title: 'AVPlay', what: 'Samsung’s own player: properties and states' },
  { page: 'keys', title: 'Keys', what: 'Codes and repetition of the remote' },
  { page: 'memory', title: 'Memory', what: 'JavaScript heap and the buffer for video' },
] as const;
