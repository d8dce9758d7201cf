; UNTESTED: how Inno Setup 6 makes the installer for Windows 10 and later; not tried on Windows yet.
; First `py -3 tools\setup.py package`, then `.venv\Scripts\python.exe -m tools.package`, then `iscc installer\windows\pomanager.iss`.

#define Name "PO Manager"
#define Version "0.1.0"
#define Publisher "The PO Manager contributors"
#define Program "pomanager.exe"

[Setup]
AppId={{6C0E3B0B-5C84-4B1E-9A55-2E0B8B1B4D8E}
AppName={#Name}
AppVersion={#Version}
AppPublisher={#Publisher}
DefaultDirName={autopf}\PO Manager
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
; Without an administrator it is installed for the person alone.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=pomanager-{#Version}-windows-setup
Compression=lzma2/max
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
MinVersion=10.0
UninstallDisplayIcon={app}\{#Program}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[Files]
; What an older version left in the folder of the libraries would be mixed with the new: it goes first.
Source: "..\..\dist\pomanager\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.podb"; ValueType: string; ValueData: "POManager.Office"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\POManager.Office"; ValueType: string; ValueData: "PO Manager"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\POManager.Office\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\POManager.Office\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
// An older version never takes the place of a newer one: it could not open the files that one has brought up to date.
// Installed for everybody or for one person alone, it is found in either place.
function NewerIn(Root: Integer; var Installed: String): Boolean;
var
  Key: String;
  Ours, Theirs: Int64;
begin
  Result := False;
  Key := 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{6C0E3B0B-5C84-4B1E-9A55-2E0B8B1B4D8E}_is1';
  if RegQueryStringValue(Root, Key, 'DisplayVersion', Installed) then
    if StrToVersion(Installed, Theirs) and StrToVersion('{#Version}', Ours) then
      Result := ComparePackedVersion(Theirs, Ours) > 0;
end;

function InitializeSetup(): Boolean;
var
  Installed: String;
begin
  Result := not (NewerIn(HKCU, Installed) or NewerIn(HKLM, Installed));
  if not Result then
    MsgBox('PO Manager ' + Installed + ' is installed, which is newer. Nothing was changed, and your books are safe. ' +
      'Remove it first if you want the older one: that will not open files the newer one has brought up to date.', mbError, MB_OK);
end;
