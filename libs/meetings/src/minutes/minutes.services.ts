import { MinutesExport } from './minutes-export.js';
import { MinutesLog } from './minutes-log.js';
import { MinutesService } from './minutes.service.js';
import { TodoNotices } from './todo-notices.js';
import { TodoService } from './todo.service.js';

/** Minutes that several write at once, and what is to be done after a session. */
export const minutesServices = [MinutesLog, TodoNotices, TodoService, MinutesService, MinutesExport];
