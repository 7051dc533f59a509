import { render } from 'preact';
import { App } from './app/App.js';
import { languageOf, messagesIn } from './ui/messages.js';
import './ui/look.css';

const language = languageOf(navigator.languages);
document.documentElement.lang = language;
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root.');
render(<App path={window.location.pathname} messages={messagesIn(language)} />, place);
