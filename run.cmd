@echo off
rem UNTESTED: written for Windows 10 and later, but not tried there yet.
rem Makes what the program needs (once), then opens it with a sample office.
setlocal
cd /d "%~dp0"

where py >nul 2>nul
if %errorlevel%==0 (set "PYTHON=py -3") else (set "PYTHON=python")

%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 (
    echo Python 3.11 or newer is needed: install it from https://www.python.org/downloads/windows/ and run this again.
    exit /b 1
)

%PYTHON% tools\setup.py run
if errorlevel 1 exit /b 1

.venv\Scripts\python.exe -m tools.run
exit /b %errorlevel%
