@echo off
"%~dp0lib\python\python.exe" -I -S "%~dp0lib\start.py" %*
