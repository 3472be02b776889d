"""Django's own commands for the site: `.venv/bin/python manage.py help`."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "appmint.site.settings")
execute_from_command_line(sys.argv)
