/** Everything that opens links for people who have not asked for it, by what it says of itself. */
export const openers: readonly Readonly<Record<string, string>>[] = [
  // Previews of messengers and networks.
  ...[
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.24.20.79 A',
    'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)',
    'Mozilla/5.0 (compatible; OdklBot/1.0 like Linux; klass@odnoklassniki.ru)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Twitterbot/1.0',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Viber/21.0 (link preview)',
    'SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    'Mozilla/5.0 (compatible; MAX-LinkPreview/1.0)',
  ],
  // Guards of mailboxes.
  ...[
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 SafeLinks',
    'Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; Trident/6.0) Microsoft Office Outlook ATP',
    'Mozilla/5.0 (compatible; Proofpoint URL Defense)',
    'BarracudaCentral Link Protection',
    'Mozilla/5.0 (compatible; Mimecast URL Protect)',
    'Symantec Email Security.cloud Click-time',
    'KasperskyMailScanner/1.0',
    'Dr.Web Mail Link Checker',
    'GoogleImageProxy',
    'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
  ],
  // Engines.
  ...[
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; YandexMail/1.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; Mail.RU_Bot/2.0; +http://go.mail.ru/help/robots)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'curl/8.5.0',
    'python-requests/2.32.3',
    '',
  ],
].map((agent) => ({ 'user-agent': agent }));

/** Headers of requests that nobody has made yet: a browser thinks that somebody may. */
export const guesses: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { 'sec-purpose': 'prefetch;anonymous-client-ip' },
  { purpose: 'prefetch' },
  { 'x-purpose': 'preview' },
  { 'x-moz': 'prefetch' },
  { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  { 'sec-fetch-dest': 'image', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  { range: 'bytes=0-1023' },
];
