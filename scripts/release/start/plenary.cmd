@echo off
rem Starts Plenary; "plenary help" has the other commands. A window that opened for it stays open after a mistake.
"%~dp0app\node\bin\node.exe" "%~dp0app\.build\server\command.mjs" %*
if errorlevel 1 pause
