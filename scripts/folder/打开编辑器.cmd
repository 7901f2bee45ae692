@echo off
setlocal DisableDelayedExpansion
set "FOLDER=%~1"
if not defined FOLDER set "FOLDER=%USERPROFILE%\gipgen"
if "%FOLDER:~-1%"=="\" set "FOLDER=%FOLDER%."
if not exist "%FOLDER%" mkdir "%FOLDER%"
"%~dp0lib\python\python.exe" -I -S "%~dp0lib\start.py" edit "%FOLDER%"
if errorlevel 1 pause
