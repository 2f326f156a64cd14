/** The recorder is a program of its own: the worker forks it, and never loads what it is made of. */
import '@yunqiao/meetings/recording-bot';
